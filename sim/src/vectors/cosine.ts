export function cosine(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let [product, leftSquare, rightSquare] = [0, 0, 0];
  for (let place = 0; place < left.length; place += 1) {
    const [a, b] = [left[place] ?? 0, right[place] ?? 0];
    product += a * b;
    leftSquare += a * a;
    rightSquare += b * b;
  }
  return product === 0 ? 0 : product / Math.sqrt(leftSquare * rightSquare);
}
