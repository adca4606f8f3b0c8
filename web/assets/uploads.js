// Files that are too large are named where they were dropped, and not sent; the others are.
(() => {
  let isSiftedAlready = false;
  const place = () => document.querySelector('[data-too-large]');

  function tell(sentence) {
    place().textContent = sentence;
    place().hidden = !sentence;
  }

  // The files that may be sent; as many as there are when none is too large.
  function kept(files) {
    const {most, mostTogether, told, toldTogether} = place().dataset;
    const fitting = files.filter(({size}) => size <= Number(most));
    const large = files.filter(({size}) => size > Number(most));
    const isTooMuch = fitting.reduce((sum, {size}) => sum + size, 0) > Number(mostTogether);
    tell([...large.map(({name}) => told.replace('{}', name)), ...(isTooMuch ? [toldTogether] : [])].join(' '));
    return isTooMuch ? [] : fitting;
  }

  function send(input, files) {
    const left = new DataTransfer();
    for (const file of files) left.items.add(file);
    input.files = left.files;
    isSiftedAlready = true;
    if (files.length) input.dispatchEvent(new Event('change', {bubbles: true}));
    isSiftedAlready = false;
  }

  function sift(event, input, files) {
    if (!input || !place() || isSiftedAlready) return;
    const fitting = kept(files);
    if (fitting.length === files.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    send(input, fitting);
  }

  document.addEventListener('change', (event) => {
    if (event.target.matches?.('#files input[type=file]')) sift(event, event.target, [...event.target.files]);
  }, true);
  document.addEventListener('drop', (event) => {
    const input = event.target.closest?.('#files')?.querySelector('input[type=file]');
    sift(event, input, [...(event.dataTransfer?.files ?? [])]);
  }, true);
})();
