// Which tools of a bar stand in it, and which are in its menu.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitting } from '../../main/resources/web/ui/tool-fit.js';

const tools = (...keeps) => keeps.map((keep, i) => ({ id: `${keep}/${i}`, keep }));
const groups = [tools(9, 9, 5), tools(3, 2), tools(8, 7), tools(9)];
const ids = (list) => list.map(({ id }) => id);

test('where all fit, there is no menu', () => {
  assert.deepEqual(fitting(groups, 8), { shown: groups, rest: [] });
});

test('the menu takes a place, and what matters least goes into it', () => {
  const { shown, rest } = fitting(groups, 6);
  assert.deepEqual(shown.map(ids), [['9/0', '9/1'], [], ['8/0', '7/1'], ['9/0']]);
  assert.deepEqual(ids(rest), ['5/2', '3/0', '2/1']);
});

test('of equals the first stay', () => {
  assert.deepEqual(fitting([tools(1, 1, 1)], 2).shown.map(ids), [['1/0']]);
});

test('words take the places of two more', () => {
  const [talk, ...others] = groups;
  const worded = [[{ ...talk[0], text: 'REC 1:05' }, talk[1], talk[2]], ...others];
  assert.deepEqual(fitting(worded, 10), { shown: worded, rest: [] });
  assert.deepEqual(ids(fitting(worded, 9).rest), ['3/0', '2/1']);
});
