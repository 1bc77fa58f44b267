namespace StreamTesting.Tests.Expectations;

/// <summary>
/// Every order in which a job may see some arrivals: those of a partition in their order, none before what stands before an earlier barrier; with, after
/// any record, a step that moves its clock (a tick, the end of a micro-batch), or none, or several at which time passes.
/// </summary>
internal sealed class Interleavings(Arrival[] arrivals, Func<int, Step>? mark, bool marksAtBarriers, Func<int, Step[]>? rest = null)
{
    private readonly List<Arrival[]> _partitions = [.. arrivals.GroupBy(arrival => (arrival.Topic, arrival.Partition)).Select(group => group.ToArray())];
    private readonly List<Step> _steps = [];

    public IEnumerable<IReadOnlyList<Step>> All() => From(new int[_partitions.Count], 0, 0);

    private IEnumerable<IReadOnlyList<Step>> From(int[] taken, int done, int section)
    {
        if (done == arrivals.Length)
        {
            var last = mark is null ? _steps : [.. _steps, mark(done), mark(done + 1)];
            yield return last;
            if (rest is not null)
            {
                yield return [.. last, .. rest(done + 1)];
            }

            yield break;
        }

        var now = Enumerable.Range(0, _partitions.Count).Where(p => taken[p] < _partitions[p].Length).Min(p => _partitions[p][taken[p]].Barrier);
        var before = _steps.Count;
        if (now > section && mark is not null && marksAtBarriers)
        {
            _steps.Add(mark(done));
        }

        for (var p = 0; p < _partitions.Count; p++)
        {
            if (taken[p] == _partitions[p].Length || _partitions[p][taken[p]].Barrier > now)
            {
                continue;
            }

            var arrival = _partitions[p][taken[p]++];
            var count = _steps.Count;
            _steps.Add(Step.Record(arrival.Position, arrival.Event.Key, arrival.Event.EventTime.ToUnixTimeMilliseconds(), p) with { Partition = arrival.Partition });
            foreach (var rest in From(taken, done + 1, now))
            {
                yield return rest;
            }

            if (mark is not null)
            {
                _steps.Add(mark(done));
                foreach (var rest in From(taken, done + 1, now))
                {
                    yield return rest;
                }
            }

            if (rest is not null)
            {
                _steps.RemoveRange(count + 1, _steps.Count - count - 1);
                _steps.AddRange(rest(done));
                foreach (var others in From(taken, done + 1, now))
                {
                    yield return others;
                }
            }

            _steps.RemoveRange(count, _steps.Count - count);
            taken[p]--;
        }

        _steps.RemoveRange(before, _steps.Count - before);
    }
}
