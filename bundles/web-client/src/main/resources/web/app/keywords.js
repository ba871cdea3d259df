/** Keywords out of a line somebody wrote, with commas or semicolons of any script between them. */
export function keywordsOf(line) {
  return line
    .split(/[,;،؛、，；\n]/)
    .map((word) => word.trim())
    .filter(Boolean);
}
