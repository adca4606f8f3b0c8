// The page's events, and the stream of messages that tells what comes of them, over a connection that may break off.
//
// Gradio's server ends a page's stream when none of its events is pending. An event that is sent in that very moment is
// pending again, but the page still believes the stream to be open, so nobody would read what comes of it. Here the page is
// given one stream, which is taken up again for as long as an event is unfinished.
//
// Gradio's page gives all up when the connection breaks off. Here what is unfinished is sent once more as soon as the
// server is back, as a new session: what the server knew of the old one may be gone, or still be worked on.
(() => {
  const {send, reached, lost} = window.server;
  const joining = new Set();
  const unfinished = new Map();  // the requests of events, by the names under which the page knows them
  const finished = new Set();  // some end before the page knows their names
  const names = new Map();  // the names under which the page knows events that were sent again
  const begun = new Set(), anew = new Set();  // events of which the page has a part; and those of which it gets a first part again
  let session = null;

  const secret = () => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('');

  // A request as it is to be sent now: of the session that is open.
  async function current(request) {
    if (!session) return request.clone();
    const url = new URL(request.url);
    if (url.searchParams.has('session_hash')) url.searchParams.set('session_hash', session);
    if (request.method === 'GET') return new Request(url, {headers: request.headers, signal: request.signal});
    const body = JSON.stringify({...(await request.clone().json()), session_hash: session});
    return new Request(url, {method: 'POST', headers: request.headers, body});
  }

  async function sent(request) {
    const response = await reached(() => current(request));
    const {event_id: id} = await response.clone().json().catch(() => ({}));
    return {response, id};
  }

  function settle(id) {
    unfinished.delete(id);
    finished.add(id);
    if (!unfinished.size && !joining.size) document.dispatchEvent(new Event('settled'));
  }

  async function join(request) {
    const sending = sent(request);
    const settled = sending.catch(() => null).finally(() => joining.delete(settled));
    joining.add(settled);
    const {response, id} = await sending;
    if (id && !finished.has(id)) unfinished.set(id, request);
    return response;
  }

  async function isOver() {
    await Promise.all(joining);
    return unfinished.size === 0;
  }

  async function* messages(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    try {
      for (let text = '', part = {}; !part.done; part = await reader.read()) {
        const whole = (text + (part.value ?? '')).split('\n\n');
        text = whole.pop();
        yield* whole.map((message) => JSON.parse(message.replace(/^data: /, '')));
      }
    } finally {
      reader.cancel().catch(() => null);  // a browser has few connections to a server at a time
    }
  }

  // A message under the name that the page knows. Of each output, the page expects what has changed in it since it heard
  // of it last: of an event that was sent again, all has.
  function renamed(message) {
    const id = names.get(message.event_id) ?? message.event_id;
    if (message.msg === 'process_generating' && anew.delete(id)) {
      message.output.data = message.output.data.map((value) => [['replace', [], value]]);
    }
    if (message.msg === 'process_generating') begun.add(id);
    return {...message, event_id: id};
  }

  async function* again() {
    const interrupted = [...unfinished];
    session = secret();
    names.clear();
    await lost();
    for (const [name, request] of interrupted) {
      const {id} = await sent(request);
      if (id) {
        names.set(id, name);
        if (begun.has(name)) anew.add(name);
      } else {
        settle(name);
        yield {msg: 'process_completed', event_id: name, output: {error: null}, success: false};
      }
    }
  }

  const isEnd = ({msg, event_id: id}) => msg === 'close_stream' || (msg === 'unexpected_error' && !id);

  async function* lasting(request) {
    do {
      let last = null;
      try {
        for await (last of messages(await reached(() => current(request)))) {
          if (isEnd(last)) break;
          const told = renamed(last);
          if (told.msg === 'process_completed') settle(told.event_id);
          yield told;
        }
      } catch (fault) {
        if (request.signal.aborted) return;
      }
      if (last?.msg !== 'close_stream' && unfinished.size + joining.size) yield* again();
    } while (!(await isOver()));
    yield {msg: 'close_stream'};
  }

  function streamed(messages) {
    const encoder = new TextEncoder();
    const body = new ReadableStream({
      async pull(controller) {
        const {value, done} = await messages.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`));
      },
    });
    return new Response(body, {headers: {'content-type': 'text/event-stream'}});
  }

  window.fetch = (input, options) => {
    const path = new URL(input.url ?? input, document.baseURI).pathname;
    if (path.endsWith('/queue/join')) return join(new Request(input, options));
    if (path.endsWith('/queue/data')) return Promise.resolve(streamed(lasting(new Request(input, options))));
    return send(input, options);
  };
})();
