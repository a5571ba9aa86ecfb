import { TimeLeft } from './time-left';

describe('the time that is left', () => {
  test.each<[string, number, number, number, number | null]>([
    ['before two seconds nobody knows', 1999, 500, 1000, null],
    ['at two seconds, at the rate so far', 2000, 500, 1000, 5],
    ['so little done is no basis', 2000, 49, 1000, null],
    ['a twentieth is', 2000, 50, 1000, 40],
    ['rounded up to five seconds', 4000, 500, 1001, 5],
    ['just above, to the next', 5000, 500, 1001, 10],
    ['59.9 seconds are a minute', 10_000, 100, 699, 60],
    ['from a minute on whole minutes', 10_000, 100, 701, 120],
    ['all done', 3000, 1000, 1000, 0],
    ['a total that nobody knows', 3000, 0, 0, null],
  ])('%s', (_, spent, done, total, seconds) => {
    const left = new TimeLeft();
    left.seconds('judging', 0, total, 100);
    expect(left.seconds('judging', done, total, 100 + spent)).toBe(seconds);
  });

  test('another phase has a rate of its own', () => {
    const left = new TimeLeft();
    left.seconds('reading', 0, 1000, 0);
    expect(left.seconds('reading', 500, 1000, 4000)).toBe(5);
    expect(left.seconds('judging', 500, 1000, 4001)).toBeNull();
    expect(left.seconds('judging', 500, 1000, 9001)).toBe(5);
  });
});
