/** How many of the sorted moments lie before this one. */
export function before(moments: Float64Array, moment: number): number {
  let [low, high] = [0, moments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (moments[middle]! < moment) low = middle + 1
    else high = middle
  }
  return low
}
