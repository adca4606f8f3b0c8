// What can be done with a quotation on the page: its words are copied with where they stand, or pinned into a dossier.
// A pin is a link to where the dossier is chosen, which it still is where this script cannot do it at once.
(() => {
  async function copy(button) {
    const place = button.closest('figure').querySelector('blockquote').getAttribute('cite');
    await navigator.clipboard.writeText(`${button.dataset.copy} ${location.origin}${place}`);
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = before; }, 2000);
  }

  async function pin(link) {
    const wanted = new URL(link.href).searchParams;
    const place = {document_id: wanted.get('document'), start: Number(wanted.get('start')), end: Number(wanted.get('end'))};
    const headers = {'content-type': 'application/json'};
    const answer = await fetch('/api/pins', {method: 'POST', headers, body: JSON.stringify(place)}).catch(() => null);
    if (!answer?.ok) {
      window.open(link.href, '_blank', 'noopener');
      return;
    }
    const {dossier, told} = await answer.json();
    link.href = `/dossiers/${dossier}`;
    link.textContent = told;
    link.removeAttribute('aria-label');
    delete link.dataset.pin;
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-copy]');
    const link = event.target.closest?.('[data-pin]');
    if (button) copy(button);
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      pin(link);
    }
  });
})();
