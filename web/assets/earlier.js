// A long conversation opens with its last turns. Those before them are brought in once these stand, and stay there while
// the page gets the last ones anew with each step of an answer. Where that fails, a link leads to all of them.
(() => {
  let held = '', stands = 0;  // of which conversation turns have been brought in, and up to which

  function box(thread) {
    let made = document.getElementById('earlier');
    if (!made) {
      made = document.createElement('div');
      made.id = 'earlier';
      thread.closest('#thread').before(made);
    }
    return made;
  }

  async function bring(thread, conversation, until) {
    const after = stands;
    stands = until;
    const answer = await fetch(`/conversations/${conversation}/turns?after=${after}&until=${until}`).catch(() => null);
    if (held !== conversation) return;
    if (!answer?.ok) {
      stands = Math.min(stands, after);
      return;
    }
    const turns = await answer.text(), top = () => thread.getBoundingClientRect().top, before = top();
    box(thread).insertAdjacentHTML('beforeend', turns);
    scrollBy({top: top() - before, behavior: 'instant'});  // what is being read stays in its place
    const wanted = after === 0 && location.hash.startsWith('#turn-') && box(thread).querySelector(location.hash);
    if (wanted) wanted.closest('.exchange').scrollIntoView({block: 'start', behavior: 'instant'});
  }

  // How many turns stand before those of a thread, or will.
  window.bringEarlier = (thread) => {
    const {conversation = '', earlier = 0} = thread.querySelector('[role=log]')?.dataset ?? {};
    if (conversation !== held) {
      box(thread).replaceChildren();
      [held, stands] = [conversation, 0];
    }
    if (earlier > stands) bring(thread, conversation, Number(earlier));
    return Number(earlier);
  };
})();
