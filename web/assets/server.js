// Whether the server is there. What is sent while it is away waits until it is back, and the page says so.
(() => {
  const SOON = 1000;  // milliseconds until a server that was away is asked again
  const PATIENCE = 3000;  // how long one that is there takes at most to say so, however busy
  const AWAY = new Set([502, 504]);  // what a proxy says in its place
  const send = window.fetch.bind(window);
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const reasons = () => [...document.querySelectorAll('#away [data-away]')];

  // Say what is wrong: "away", or "out" for somebody who has to sign in; null when all is well.
  function tell(reason) {
    for (const line of reasons()) line.hidden = line.dataset.away !== reason;
  }

  const isTold = (reason) => reasons().some((line) => !line.hidden && line.dataset.away === reason);

  // The answer to a request, which is made anew for each time that it is sent.
  async function reached(make) {
    for (;;) {
      const request = await make();
      const response = await send(request).catch((fault) => {
        if (request.signal.aborted) throw fault;
      });
      if (response && response.status !== 401 && !AWAY.has(response.status)) {
        tell(null);
        return response;
      }
      tell(response?.status === 401 ? 'out' : 'away');
      await pause(SOON);
    }
  }

  async function lost() {
    tell('away');
    await pause(SOON);
  }

  // A server that is frozen takes requests and says nothing, and of one that ended nobody hears: it is asked for a sign.
  async function watch() {
    for (;;) {
      await pause(PATIENCE);
      if (document.hidden) continue;
      const signal = AbortSignal.timeout(PATIENCE);
      const isThere = await send('/health', {signal}).then(() => true, () => false);
      if (!isThere) tell('away');
      else if (isTold('away')) tell(null);
    }
  }

  window.server = {send, reached, lost};
  watch();
})();
