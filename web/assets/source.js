// The source beside the answer: a link to quoted words opens their place there, where it was printed if that can be shown.
// With Ctrl, Shift or the middle button it opens a tab of its own, as it does without this script.
(() => {
  const QUOTED = 'a[href^="/documents/"][href*="start="]';
  let places = [], shown = 0, opener = null, loads = 0;
  const panel = () => document.getElementById('source');
  const isFree = (element) => !element || element === document.body || panel().contains(element);
  const part = (name) => panel().querySelector(`[data-source=${name}]`);

  function show(number) {
    shown = (number + places.length) % places.length;
    const address = new URL(places[shown], location.origin);
    loads = 0;
    panel().querySelector('iframe').contentWindow.location.replace(`${address.pathname}/place${address.search}`);
    part('place').textContent = places.length > 1 ? `${shown + 1} / ${places.length}` : '';
    part('open').href = places[shown];
    for (const name of ['previous', 'next']) part(name).hidden = places.length < 2;
    for (const link of document.querySelectorAll(QUOTED)) {
      if (!link.dataset.source && link.getAttribute('href') === places[shown]) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }

  // What lies behind a panel that covers the page is out of reach of the keyboard, too; what is told above it is not.
  let behind = [];
  function cover() {
    for (const element of behind) element.inert = false;
    behind = [];
    if (!panel() || panel().hidden || panel().offsetWidth < innerWidth) return;
    for (let inside = panel(); inside !== document.body; inside = inside.parentElement) {
      const beside = [...inside.parentElement.children].filter((each) => each !== inside && !each.querySelector('#away'));
      behind.push(...beside.filter((each) => !each.inert));
    }
    for (const element of behind) element.inert = true;
  }

  function open(link) {
    const around = link.closest('.exchange, .check, .table') ?? document.body;
    places = [...new Set([...around.querySelectorAll(QUOTED)].map((each) => each.getAttribute('href')))];
    opener = link;
    const frame = panel().querySelector('iframe');
    if (!frame.onload) frame.onload = () => {
      loads += 1;
      frame.contentDocument?.addEventListener('keydown', escape);  // keys that are pressed in it are its own
    };
    if (panel().hidden) history.pushState({source: true}, '');
    panel().hidden = false;
    document.body.classList.add('has-source');
    cover();
    show(places.indexOf(link.getAttribute('href')));
    part('close').focus();
  }

  function close() {
    if (!panel() || panel().hidden) return;
    panel().hidden = true;
    document.body.classList.remove('has-source');
    cover();
    for (const link of document.querySelectorAll('[aria-current]')) link.removeAttribute('aria-current');
    // After Back, which moves the focus to the address's place; but not from where somebody types by now.
    setTimeout(() => { if (isFree(document.activeElement)) opener?.focus({preventScroll: true}); }, 50);
  }

  // The page's own Back closes it, too; not where links were followed in it, which Back would go back to.
  const leave = () => history.state?.source && loads < 2 ? history.back() : close();
  const escape = (event) => { if (event.key === 'Escape' && panel() && !panel().hidden) leave(); };

  document.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !panel()) return;
    const link = event.target.closest?.(QUOTED);
    const button = event.target.closest?.('[data-source]');
    if (link && !link.dataset.source && !panel().contains(link)) {
      event.preventDefault();
      open(link);
    } else if (button?.dataset.source === 'close') {
      leave();
    } else if (button?.dataset.source === 'previous') {
      show(shown - 1);
    } else if (button?.dataset.source === 'next') {
      show(shown + 1);
    }
  });
  document.addEventListener('keydown', escape);
  window.addEventListener('popstate', close);
  window.addEventListener('resize', cover);
})();
