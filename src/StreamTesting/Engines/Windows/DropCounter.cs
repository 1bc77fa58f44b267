namespace StreamTesting;

/// <summary>Counts what is dropped, in an engine's unit, and says so at the end of each bundle.</summary>
internal sealed class DropCounter(DropUnit unit)
{
    private readonly HashSet<(string Key, long Start, int Partition)> _groups = [];
    private long _count;
    private long _total;

    public void Window(string key, long start, int partition = 0)
    {
        if (unit == DropUnit.RecordAndWindow || (unit == DropUnit.GroupAndWindow && _groups.Add((key, start, partition))))
        {
            _count++;
        }
    }

    public void Record()
    {
        if (unit == DropUnit.Record)
        {
            _count++;
        }
    }

    public void EndBundle(List<Outcome> outcomes)
    {
        _groups.Clear();
        if (_count > 0)
        {
            _total += _count;
            outcomes.Add(new DropOutcome(_count, _total));
            _count = 0;
        }
    }
}
