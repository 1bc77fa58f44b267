namespace StreamTesting;

/// <summary>What makes rows duplicates of each other: the key, and the event time where it belongs to it.</summary>
internal readonly record struct DedupKey(string Key, long Time, int Micros)
{
    public static DedupKey Of(in Step record, bool timeInKey) => timeInKey ? new(record.Key!, record.Time, record.Micros) : new(record.Key!, 0, 0);
}
