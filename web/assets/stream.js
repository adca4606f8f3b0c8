// Gradio's server ends a page's stream of messages when none of its events is pending. An event that is sent in that very
// moment is pending again, but the page still believes the stream to be open, so nobody would read what comes of it. Here
// the page is given one stream, which is taken up again for as long as an event is unfinished.
(() => {
  const send = window.fetch.bind(window);
  const joining = new Set(), joined = new Set(), finished = new Set();

  function join(...request) {
    const answer = send(...request);
    const known = answer.then((response) => response.clone().json()).then(({event_id: id}) => id && joined.add(id));
    const settled = known.catch(() => null).finally(() => joining.delete(settled));
    joining.add(settled);
    return answer;
  }

  async function isOver() {
    await Promise.all(joining);
    return [...joined].every((id) => finished.has(id));
  }

  async function* messages(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = '', part = {}; !part.done; part = await reader.read()) {
      const whole = (text + (part.value ?? '')).split('\n\n');
      text = whole.pop();
      yield* whole;
    }
  }

  // A stream that breaks off without saying so is not taken up again: then the page tells that the connection is lost.
  async function* lasting(response, request) {
    for (let over = false; !over; response = over ? null : await send(request.clone())) {
      over = true;
      for await (const message of messages(response)) {
        const {msg, event_id: id} = JSON.parse(message.replace(/^data: /, ''));
        if (msg === 'process_completed') finished.add(id);
        over = msg !== 'close_stream' || (await isOver());
        if (over) yield message + '\n\n';
      }
    }
  }

  async function listen(request) {
    const response = await send(request.clone());
    if (!response.ok) return response;
    const all = lasting(response, request), encoder = new TextEncoder();
    const stream = new ReadableStream({
      async pull(controller) {
        const {value, done} = await all.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
    });
    return new Response(stream, {headers: response.headers});
  }

  window.fetch = (input, options) => {
    const path = new URL(input.url ?? input, document.baseURI).pathname;
    if (path.endsWith('/queue/join')) return join(input, options);
    if (path.endsWith('/queue/data')) return listen(new Request(input, options));
    return send(input, options);
  };
})();
