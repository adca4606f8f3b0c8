// Keys that people expect: arrows move between tabs, and Escape keeps what the Library asks whether to remove.
(() => {
  const STEPS = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};
  const isSeen = (element) => element?.offsetParent !== null;

  function aim(tabs, tab, key) {
    if (key === 'Home') return tabs[0];
    if (key === 'End') return tabs.at(-1);
    return tabs.at((tabs.indexOf(tab) + STEPS[key]) % tabs.length);
  }

  function move(event) {
    const tab = event.target.closest?.('[role=tab]');
    if (!tab || !(event.key in STEPS || event.key === 'Home' || event.key === 'End')) return;
    event.preventDefault();
    const tabs = [...tab.closest('[role=tablist]').querySelectorAll('[role=tab]')].filter(isSeen);
    const next = aim(tabs, tab, event.key);
    next.click();
    next.focus();
  }

  function keep(event) {
    const button = document.getElementById('keep');
    if (event.key === 'Escape' && button && isSeen(button) && document.getElementById('source')?.hidden) button.click();
  }

  document.addEventListener('keydown', (event) => {
    move(event);
    keep(event);
  });
})();
