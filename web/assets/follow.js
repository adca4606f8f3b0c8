// Runs inside the component that shows the conversation. Brings a new question to the top of the window, and gives each that
// is kept an address: Back leads to the one before.
let questions = 0;
const held = () => element.querySelector('[role=log]')?.dataset.conversation ?? '';
const wanted = () => new URLSearchParams(location.search);

function name(address) {
  if (address === location.pathname + location.search + location.hash) return;
  history[wanted().has('question') ? 'replaceState' : 'pushState'](null, '', address);
}

function follow() {
  const earlier = window.bringEarlier(element);
  const found = element.querySelectorAll('.exchange'), last = found[found.length - 1];
  const count = earlier + found.length;
  const isOpened = questions === 0 && held() && location.hash.startsWith('#turn-');
  const asked = isOpened ? element.querySelector(location.hash)?.closest('.exchange') : null;
  const comesLater = isOpened && location.hash.slice('#turn-'.length) <= earlier;
  if (count > questions && !comesLater) {
    const behavior = count > questions + 1 ? 'instant' : 'auto';  // nobody waits while fifty questions fly by
    (asked ?? last).scrollIntoView({block: 'start', behavior});
  }
  if (!asked && !comesLater && last?.querySelector('.kept')) {
    name(`/?conversation=${held()}#${last.querySelector('.question').id}`);
  }
  questions = count;
}

watch('value', () => setTimeout(follow, 50));
window.addEventListener('popstate', () => { if ((wanted().get('conversation') ?? '') !== held()) location.reload(); });
