// Who rests on a link to quoted words sees them in their place before following it. Escape takes that away, and so does
// leaving both the link and what is shown.
(() => {
  const QUOTED = 'a[href^="/documents/"][href*="start="]';
  const RESTS = 400, LEAVES = 200;  // milliseconds: a pointer that only passes shows nothing, and has time to move over
  let waiting, wanted = null;

  function box() {
    let made = document.getElementById('glance');
    if (!made) {
      made = document.createElement('aside');
      made.id = 'glance';
      made.setAttribute('role', 'tooltip');
      made.hidden = true;
      (document.querySelector('.gradio-container') ?? document.body).append(made);  // where the style sheets reach
    }
    return made;
  }

  function hide() {
    clearTimeout(waiting);
    wanted?.removeAttribute('aria-describedby');
    wanted = null;
    box().hidden = true;
  }

  function place(made, link) {
    const at = link.getBoundingClientRect(), size = made.getBoundingClientRect();
    const below = at.bottom + 6 + size.height < innerHeight;
    made.style.top = `${below ? at.bottom + 6 : Math.max(6, at.top - size.height - 6)}px`;
    made.style.left = `${Math.max(6, Math.min(at.left, innerWidth - size.width - 16))}px`;
  }

  async function show(link) {
    wanted = link;
    const address = new URL(link.href);
    const answer = await fetch(`${address.pathname}/preview${address.search}`).catch(() => null);
    if (!answer?.ok || wanted !== link) return;
    const made = box();
    made.innerHTML = await answer.text();
    if (wanted !== link) return;
    made.hidden = false;
    link.setAttribute('aria-describedby', made.id);
    place(made, link);
    const mark = made.querySelector('mark');  // scrollIntoView would move the page, too
    made.scrollTop = mark ? mark.offsetTop + mark.offsetHeight - made.clientHeight + 8 : 0;
  }

  document.addEventListener('pointerover', (event) => {
    if (event.pointerType !== 'mouse') return;
    const link = event.target.closest?.(QUOTED);
    if (box().contains(event.target) || (link && link === wanted)) {
      clearTimeout(waiting);
    } else if (link && !link.dataset.source) {
      hide();
      waiting = setTimeout(() => show(link), RESTS);
    } else {
      clearTimeout(waiting);
      if (wanted) waiting = setTimeout(hide, LEAVES);
    }
  });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
  document.addEventListener('click', (event) => { if (!box().contains(event.target)) hide(); });
})();
