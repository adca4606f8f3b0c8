// What is said of an answer is kept at once, and thanked for in its place. Without this script the buttons do so on the
// answer's own page.
(() => {
  const box = (element) => element.closest?.('.feedback');

  function failed(feedback) {
    feedback.querySelector('[role=alert]')?.remove();
    const told = document.createElement('span');
    told.setAttribute('role', 'alert');
    told.textContent = feedback.dataset.failed;
    feedback.append(told);
  }

  async function send(form, button) {
    const feedback = box(form), body = new URLSearchParams(new FormData(form));
    if (button?.name) body.set(button.name, button.value);
    body.set('part', 'yes');
    const answer = await fetch(form.getAttribute('action'), {method: 'POST', body}).catch(() => null);
    if (!answer?.ok) {
      failed(feedback);
      return;
    }
    feedback.outerHTML = await answer.text();
    document.getElementById(feedback.id)?.focus({preventScroll: true});
  }

  document.addEventListener('submit', (event) => {
    if (!box(event.target)) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
})();
