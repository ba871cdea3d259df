// What an eye would call broken on a page, in sentences: which element, what about it, where. Looks through all shadow roots.
() => {
  const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const ABOUT = 1.5; // pixels that are nobody's fault
  const flaws = new Set();

  const within = (node) =>
    [...(node.shadowRoot?.children ?? []), ...node.children].flatMap((child) => [child, ...within(child)]);
  const above = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
  const line = (node) => (node ? [node, ...line(above(node))] : []);
  const onTop = (node) => line(node).find((each) => each.matches('dialog:modal, :popover-open'));
  const isSeen = (node) =>
    node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !line(node).some((each) => each.inert || getComputedStyle(each).clipPath !== 'none');
  const flaw = (node, what, { x, y, width, height }) => {
    const { id, dataset } = node;
    const mark = dataset.do ? `[data-do=${dataset.do}]` : id ? '#' + id : '';
    const homes = line(node).slice(1).filter((each) => each.localName.startsWith('vc-')).map((each) => each.localName);
    const says = (node.getAttribute('aria-label') ?? node.textContent).trim().replace(/\s+/g, ' ').slice(0, 50);
    const place = [x, y, width, height].map(Math.round).join(' ');
    flaws.add(`${homes.reverse().join(' ')} ${node.localName}${mark} "${says}" ${what} (${place})`);
  };

  const everything = [document.documentElement, ...within(document.documentElement)];
  const modal = everything.filter((node) => node.matches('dialog:modal')).at(-1);
  const seen = (modal ? within(modal) : everything).filter(isSeen);

  /** How far the text is shown: to the edges of whatever cuts it off, unless that can be scrolled or shows an ellipsis. */
  const lookAtText = (node, words) => {
    const range = document.createRange();
    range.selectNodeContents(words);
    for (const rect of range.getClientRects()) {
      if (!rect.width) continue;
      let [across, down] = [true, true];
      for (const each of line(node)) {
        const style = getComputedStyle(each);
        const box = each.getBoundingClientRect();
        const wide = rect.right > box.right + ABOUT || rect.left < box.left - ABOUT;
        const high = rect.bottom > box.bottom + 2 * ABOUT || rect.top < box.top - 2 * ABOUT;
        if (across && wide && /hidden|clip/.test(style.overflowX)) {
          if (style.textOverflow === 'clip' && style.webkitLineClamp === 'none') flaw(node, 'is cut off at the side', rect);
          across = false;
        }
        if (down && high && /hidden|clip/.test(style.overflowY)) {
          if (style.webkitLineClamp === 'none') flaw(node, 'is cut off above or below', rect);
          down = false;
        }
        if (across && wide && each.matches('button, .button, [role=tab]')) flaw(node, 'is wider than its ' + each.localName, rect);
        if (/auto|scroll/.test(style.overflowX)) across = false;
        if (/auto|scroll/.test(style.overflowY)) down = false;
        if (each.matches('dialog:modal, :popover-open')) break;
      }
      if (across && (rect.right > innerWidth + ABOUT || rect.left < -ABOUT)) flaw(node, 'is beyond the window', rect);
    }
  };

  /** Whether what is at the middle of a control is the control, its label, or something that is meant to lie over all. */
  const lookAtControl = (node) => {
    const middle = () => {
      const { x, y, width, height } = node.getClientRects()[0] ?? node.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    };
    const hitAt = ({ x, y }) => {
      let hit = document.elementFromPoint(x, y);
      for (let inner = hit; inner?.shadowRoot; hit = inner ?? hit) {
        inner = inner.shadowRoot.elementFromPoint(x, y);
        if (inner === hit) break;
      }
      return hit;
    };
    const isIt = (hit) => line(hit).some((each) => each === node || each.control === node);
    if (isIt(hitAt(middle()))) return;
    node.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const hit = hitAt(middle());
    if (isIt(hit) || (hit && onTop(hit) && onTop(hit) !== onTop(node))) return;
    const over = hit ? `${hit.localName}${hit.className ? '.' + hit.className : ''}` : 'the edge of the window';
    flaw(node, `lies under ${over}`, node.getBoundingClientRect());
  };

  const lookAtPlaceholder = (field) => {
    const style = getComputedStyle(field);
    const pen = new OffscreenCanvas(1, 1).getContext('2d');
    pen.font = style.font;
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (pen.measureText(field.placeholder).width > room + ABOUT) flaw(field, `has no room for "${field.placeholder}"`, field.getBoundingClientRect());
  };

  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) flaws.add(`the page is ${scrollWidth} wide, the window ${innerWidth}`);
  const places = everything.map((node) => [node, node.scrollTop, node.scrollLeft]);
  for (const node of seen) {
    for (const words of node.childNodes) {
      if (words.nodeType === Node.TEXT_NODE && words.data.trim() && !node.matches('style, script, title, option')) lookAtText(node, words);
    }
    if (node.localName === 'input' && node.placeholder && !node.value) lookAtPlaceholder(node);
  }
  for (const node of seen) {
    if (node.matches(CONTROLS) && node.getBoundingClientRect().width) lookAtControl(node);
  }
  for (const [node, top, left] of places) {
    if (node.scrollTop !== top) node.scrollTop = top;
    if (node.scrollLeft !== left) node.scrollLeft = left;
  }
  return [...flaws];
}
