namespace StreamTesting;

/// <summary>
/// The records that wait for a partner, and when they come out without one. The least time among them is remembered, shared by both inputs,
/// to save looking at them; a look overwrites it with the time it stopped at, which can hold results back. Source: Kafka Streams'
/// <c>KStreamKStreamJoin.emitNonJoinedOuterRecords</c> over its list store ordered by time, side and key.
/// </summary>
internal sealed class StreamJoinWaiting(StreamJoinRules rules, long grace, long interval)
{
    private readonly SortedDictionary<(long Time, bool IsLeft, string Key), List<long>> _records = new(Comparer<(long Time, bool IsLeft, string Key)>.Create(Compare));
    private long _leastTime = long.MaxValue;
    private long _nextLook;

    public void Add(in Step record, bool isLeft)
    {
        _leastTime = Math.Min(_leastTime, record.Time);
        var name = (record.Time, isLeft, record.Key!);
        if (!_records.TryGetValue(name, out var numbers))
        {
            _records[name] = numbers = [];
        }

        numbers.Add(record.Number);
    }

    /// <summary>All records of a key, side and time have found a partner.</summary>
    public void Remove(long time, bool isLeft, string key) => _records.Remove((time, isLeft, key));

    /// <summary>A record at the greatest time so far arrived.</summary>
    public void Look(bool isLeft, in EngineClock clock, List<Outcome> outcomes)
    {
        if (unchecked(_leastTime + Ahead(isLeft) + grace) >= clock.Now || clock.ProcessingTime < _nextLook)
        {
            return;
        }

        _nextLook = clock.ProcessingTime + interval;
        _leastTime = long.MaxValue;
        var (isLeftOpen, isRightOpen, done) = (false, false, new List<(long, bool, string)>());
        foreach (var (name, numbers) in _records)
        {
            _leastTime = name.Time;
            if (isLeftOpen && isRightOpen)
            {
                break;
            }

            if (name.Time + Ahead(name.IsLeft) + grace < clock.Now)
            {
                done.Add(name);
                outcomes.AddRange(numbers.Select(number => new PairOutcome(name.IsLeft ? number : null, name.IsLeft ? null : number, name.Time)));
                continue;
            }

            (isLeftOpen, isRightOpen) = (isLeftOpen || name.IsLeft, isRightOpen || !name.IsLeft);
            if (isLeftOpen && isRightOpen && numbers.Count > 1)
            {
                break;
            }
        }

        done.ForEach(name => _records.Remove(name));
    }

    public void Restart() => (_leastTime, _nextLook) = (long.MaxValue, 0);

    private static int Compare((long Time, bool IsLeft, string Key) one, (long Time, bool IsLeft, string Key) other)
    {
        var order = one.Time.CompareTo(other.Time);
        order = order != 0 ? order : one.IsLeft.CompareTo(other.IsLeft);
        return order != 0 ? order : string.CompareOrdinal(one.Key, other.Key);
    }

    private long Ahead(bool isLeft) => isLeft ? rules.After : rules.Before;
}
