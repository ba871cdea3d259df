// Draws a card on a canvas, at twice the size at which it is shown.
import { placed } from './layout.js';

const fonts = {
  plain: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  mono: 'ui-monospace, "Cascadia Code", "SF Mono", Menlo, Consolas, monospace',
};
const lineHeight = 1.18;
const ellipsis = '…';

/**
 * Draws a card.
 * @param {HTMLCanvasElement} canvas
 * @param {{layout: object, kind: string, skin: string, moved?: object, texts: Record<string, string>, photo?: CanvasImageSource | null}} card
 *     texts by the names of the parts: `label`, `name`, `title`, `keywords`, `url`, `footer`
 * @returns {Record<string, {x: number, y: number, w: number, h: number}>} where the parts ended up
 */
export function drawCard(canvas, { layout, kind, skin, moved, texts, photo }) {
  const parts = placed(layout, kind, moved);
  const colours = layout.skins[skin] ?? Object.values(layout.skins)[0];
  Object.assign(canvas, { width: layout.width, height: layout.height });
  const pen = canvas.getContext('2d');
  drawPaper(pen, layout, colours);
  pen.fillStyle = colours.band;
  pen.fillRect(parts.band.x, parts.band.y, parts.band.w, parts.band.h);
  drawMark(pen, parts.mark, colours[parts.mark.ink]);
  drawPhoto(pen, parts.photo, colours, photo, texts.name);
  const boxes = { photo: parts.photo };
  for (const [name, part] of Object.entries(parts)) {
    if (part.size) boxes[name] = drawText(pen, part, colours[part.ink], texts[name] ?? '');
  }
  return boxes;
}

/** Paper with a shade and fine lines, as papers have that are hard to copy. */
function drawPaper(pen, { width, height }, { paper, shade }) {
  const wash = pen.createLinearGradient(0, 0, width, height);
  wash.addColorStop(0.35, paper);
  wash.addColorStop(1, shade);
  pen.fillStyle = wash;
  pen.fillRect(0, 0, width, height);
  pen.strokeStyle = shade;
  pen.lineWidth = 1.5;
  for (let line = 0; line < 14; line++) {
    pen.beginPath();
    for (let x = 0; x <= width; x += 8) {
      const y = height * 0.62 + Math.sin(x / 90 + line / 4) * (34 + line * 7) + line * 5;
      if (x) pen.lineTo(x, y);
      else pen.moveTo(x, y);
    }
    pen.stroke();
  }
}

/** The sign of the city: a house and a camera's eye (favicon.svg), on a grid of 32. */
function drawMark(pen, { x, y, w }, colour) {
  pen.save();
  pen.translate(x, y);
  pen.scale(w / 32, w / 32);
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.lineWidth = 2;
  pen.beginPath();
  pen.roundRect(3, 6, 26, 20, 5);
  pen.stroke();
  pen.fill(new Path2D('M8 21v-6l4-3 4 3v6z M19 13.6v5.8a.9.9 0 0 0 1.4.8l4.2-2.9a1 1 0 0 0 0-1.6l-4.2-2.9a.9.9 0 0 0-1.4.8z'));
  pen.restore();
}

function drawPhoto(pen, { x, y, w, h, round }, { band, onBand }, photo, name = '') {
  pen.save();
  pen.beginPath();
  pen.roundRect(x, y, w, h, round);
  pen.clip();
  pen.fillStyle = band;
  pen.fillRect(x, y, w, h);
  if (photo) {
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(photo, x, y, w, h);
  } else {
    pen.fillStyle = onBand;
    pen.font = `600 ${h * 0.44}px ${fonts.plain}`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillText(([...name.trim()][0] ?? '·').toUpperCase(), x + w / 2, y + h * 0.53);
  }
  pen.restore();
}

/** Draws a text in as many lines as it may have, some growing up from their last line; returns its box. */
function drawText(pen, part, colour, text) {
  pen.save();
  pen.fillStyle = colour;
  pen.textBaseline = 'top';
  const { lines, size } = fitted(pen, part, text);
  const leading = size * lineHeight;
  const count = Math.max(1, lines.length);
  const y = part.up ? part.y + part.lines * part.size * lineHeight - count * leading : part.y;
  lines.forEach((line, i) => pen.fillText(line, part.x, y + i * leading));
  pen.restore();
  return { x: part.x, y, w: part.w, h: count * leading };
}

/** The largest writing in which a text is whole, or as much of it as there is space for in the least. */
function fitted(pen, part, text) {
  for (let size = part.size; ; size = Math.max(part.least ?? part.size, size - 4)) {
    pen.font = `${part.weight} ${size}px ${part.mono ? fonts.mono : fonts.plain}`;
    const lines = linesOf(text, part, (words) => pen.measureText(words).width);
    if (size <= (part.least ?? part.size) || !lines.some((line) => line.endsWith(ellipsis))) return { lines, size };
  }
}

/**
 * Breaks a text between words, and within one that is wider than the line; what does not fit ends with an ellipsis.
 * @param {string} text
 * @param {{w: number, lines: number}} part
 * @param {(text: string) => number} widthOf
 */
export function linesOf(text, { w, lines: most }, widthOf) {
  const lines = [];
  let line = '';
  for (const word of text.trim().split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(longer) <= w || !line) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  if (line) lines.push(line);
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] = `${kept[most - 1]} ${lines[most]}`;
  return kept.map((one) => shortened(one, w, widthOf));
}

function shortened(line, w, widthOf) {
  if (widthOf(line) <= w) return line;
  const characters = [...line];
  while (characters.length > 1 && widthOf(characters.join('').trimEnd() + ellipsis) > w) characters.pop();
  return characters.join('').trimEnd() + ellipsis;
}
