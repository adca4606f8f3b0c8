// Clicks in the Library: each button names what it is about, and the click is an event of the whole component.
// Which documents are chosen is kept here, whatever page of the list is shown: by their ids, or all that match but some.
const chosen = new Set();
let isAll = false, words = null, opener = null;
const boxes = () => [...element.querySelectorAll('input[data-choose]')];
const about = () => isAll ? {all: true, but: [...chosen]} : {ids: [...chosen]};

function show() {
  const bar = element.querySelector('.chosen');
  if (!bar) return;
  if (words !== bar.dataset.words && isAll) clear();
  words = bar.dataset.words;
  for (const box of boxes()) box.checked = chosen.has(box.dataset.choose) !== isAll;
  const count = isAll ? Number(bar.dataset.found) - chosen.size : chosen.size;
  bar.hidden = count === 0;
  bar.querySelector('span').textContent = count ? bar.dataset.told.replace('{}', count.toLocaleString(document.documentElement.lang)) : '';
}

function clear() {
  isAll = false;
  chosen.clear();
}

element.addEventListener('change', (event) => {
  const id = event.target.dataset?.choose;
  if (!id) return;
  if (event.target.checked === isAll) chosen.delete(id);
  else chosen.add(id);
  show();
});
element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  const {document: id, act, order, page, back, drop, forget} = button.dataset;
  const name = button.closest('.chosen')?.querySelector('input');
  if (id || act) opener = button;
  if (id) trigger('click', {act: 'remove', ids: [id]});
  if (act) trigger('click', {act, ...about()});
  if ('collect' in button.dataset && name.value.trim()) trigger('submit', {collection: name.value, ...about()});
  if ('collect' in button.dataset && !name.value.trim()) name.focus();
  if (order) trigger('select', {order});
  if (page) trigger('select', {page: Number(page)});
  if (back || drop) trigger('click', {back, drop});
  if (forget) trigger('apply', {forget});
  if ('chooseAll' in button.dataset || 'chooseNone' in button.dataset) {
    clear();
    isAll = 'chooseAll' in button.dataset;
    show();
  }
});
watch('value', () => setTimeout(show, 50));
// Whoever keeps the documents goes on where they were; also with Escape (keys.js).
document.addEventListener('click', (event) => {
  if (event.target.closest?.('#keep') && opener) setTimeout(() => { opener?.focus(); opener = null; }, 300);
});
// What was added while somebody looks is told, and listed.
if (element.closest('#progress')) window.addEventListener('verbatim-added', () => trigger('apply', {}));
if (element.closest('#documents')) window.addEventListener('verbatim-removed', () => { clear(); show(); });
