// What is wrong with a card or a letter: a reason with a name, which the pages say in the reader's words.

class Problem extends Error {
  /**
   * @param {string} name of the reason, as the city's own answers have it
   * @param {string} [text] in English, for who reads no page
   */
  constructor(name, text = name) {
    super(text);
    this.name = name;
    this.reason = { name, text, field: '' };
  }
}

export class CardProblem extends Problem {}

/** `letter-damaged`, `letter-unknown`, `letter-changed`, or `letter-of-another`. */
export class LetterProblem extends Problem {}
