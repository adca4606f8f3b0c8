// A sign that a question was taken, at once and by the page alone, until the server says more; and how long it has been.
(() => {
  const SENDS = '#send, .example';
  const SHOWN_FROM = 2;  // seconds: what is shorter is over before it is read
  const sign = () => document.getElementById('sign');
  const field = () => document.querySelector('#question textarea');
  const isWaiting = () => sign()?.hidden === false || document.querySelector('#latest .working') !== null;
  let since = null, clock = null;

  function tick() {
    const waits = isWaiting();
    since = waits ? since ?? performance.now() : null;
    const seconds = waits ? Math.floor((performance.now() - since) / 1000) : 0;
    document.body.style.setProperty('--waited', seconds < SHOWN_FROM ? '""' : `" ${seconds} s"`);
    clock = waits ? setTimeout(tick, 250) : null;
  }

  function look() {
    if (clock === null && isWaiting()) tick();
  }

  function show(question) {
    if (!question.trim() || isWaiting()) return;
    sign().querySelector('.question').textContent = question;
    sign().hidden = false;
    sign().scrollIntoView({block: 'nearest'});
    look();
  }

  function hide() {
    if (sign()) sign().hidden = true;
  }

  document.addEventListener('keydown', (event) => {
    const asks = event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.target === field();
    if (asks) show(field().value);
  }, true);
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.(SENDS);
    if (button) show(button.id === 'send' ? field().value : button.textContent);
  }, true);
  document.addEventListener('settled', hide);
  // The conversation is made anew whenever the server says more of it; all else about it is Gradio's.
  const log = () => document.querySelector('#thread [role=log]');
  let shown = null;
  new MutationObserver(() => {
    if (log() === shown) return;
    shown = log();
    hide();
    look();
  }).observe(document, {childList: true, subtree: true});
})();
