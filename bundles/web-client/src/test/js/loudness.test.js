// Levels in dBFS by what they are: the root mean square of a sine is its peak by the square root of two.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loudness } from '../../main/resources/web/app/loudness.js';

const sine = (peak) => Float32Array.from({ length: 4800 }, (_, i) => peak * Math.sin((2 * Math.PI * i) / 48));
const near = (actual, expected) => assert.ok(Math.abs(actual - expected) < 0.001, `${actual} is not ${expected}`);

test('silence is nothing, and so is what is quieter than -60 dBFS', () => {
  assert.equal(loudness(new Float32Array(128)), 0);
  assert.equal(loudness(new Float32Array(0)), 0);
  assert.equal(loudness(sine(0.001)), 0);
});

test('a tenth of the amplitude is 20 of 60 decibels less', () => {
  near(loudness(sine(Math.SQRT2)), 1);
  near(loudness(sine(Math.SQRT2 / 10)), 2 / 3);
  near(loudness(sine(Math.SQRT2 / 100)), 1 / 3);
  near(loudness(sine(1)), 1 - 3.0103 / 60);
});

test('more than there can be is full', () => {
  assert.equal(loudness(Float32Array.of(4, -4)), 1);
});
