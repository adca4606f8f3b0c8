// What is being added, shown on every tab while anything is: asked for when the page is opened or looked at again, and
// then twice a second until nothing is left.
(() => {
  const LOOK = 500, AGAIN = 3000;
  let timer = null, busy = new Set(), asked = false;

  function item(list, {id, name, told, share, state}) {
    const entry = document.createElement('li');
    const label = document.createElement('span');
    label.textContent = `${name}: ${told}`;
    const bar = document.createElement('progress');
    bar.setAttribute('aria-label', name);
    if (state === 'running') bar.value = share;
    const cancel = document.createElement('button');
    cancel.type = 'button';
    cancel.textContent = list.dataset.cancel;
    cancel.setAttribute('aria-label', list.dataset.cancelNamed.replace('{}', name));
    cancel.dataset.cancelJob = id;
    entry.append(label, ...(state === 'running' ? [bar] : []), cancel);
    return entry;
  }

  function show(line, jobs) {
    const told = document.querySelector('#queue'), list = document.querySelector('#queue-list .jobs');
    if (told) {
      told.hidden = !line;
      told.querySelector('span').textContent = line;
    }
    const focused = document.activeElement?.dataset?.cancelJob;
    list?.replaceChildren(...jobs.map((job) => item(list, job)));
    if (focused) list?.querySelector(`[data-cancel-job="${focused}"]`)?.focus();
  }

  async function look() {
    clearTimeout(timer);
    const answer = await fetch('/api/queue').catch(() => null);
    if (!answer?.ok) {
      if (busy.size) timer = setTimeout(look, AGAIN);
      return;
    }
    const {line, jobs} = await answer.json();
    const unfinished = jobs.filter(({state}) => state === 'running' || state === 'waiting');
    const now = new Set(unfinished.map(({id}) => id));
    show(line, unfinished);
    const isOver = [...busy].some((id) => !now.has(id)) || (asked && !now.size);
    if (isOver) window.dispatchEvent(new Event('verbatim-added'));
    asked = false;
    busy = now;
    clearTimeout(timer);
    if (busy.size) timer = setTimeout(look, LOOK);
  }

  // What was handed in may be done before it is looked for.
  window.addEventListener('verbatim-queue', () => { asked = true; look(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
  document.addEventListener('click', async (event) => {
    const id = event.target.closest?.('[data-cancel-job]')?.dataset.cancelJob;
    if (id) {
      event.target.disabled = true;
      await fetch(`/api/queue/${id}`, {method: 'DELETE'}).catch(() => null);
      look();
    }
    if (event.target.closest?.('#queue button')) document.querySelector('[role=tab][data-tab-id=library]')?.click();
  });
  look();
})();
