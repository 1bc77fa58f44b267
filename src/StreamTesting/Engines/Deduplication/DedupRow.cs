namespace StreamTesting;

/// <summary>The row kept of a key.</summary>
internal sealed class DedupRow
{
    public long Number { get; private set; }

    public long Time { get; private set; }

    public int Micros { get; private set; }

    /// <summary>Whether it has still to come out.</summary>
    public bool Waits { get; set; }

    /// <summary>The event time up to which it is remembered, exclusive.</summary>
    public long Forgotten { get; set; }

    public void Become(in Step record) => (Number, Time, Micros) = (record.Number, record.Time, record.Micros);

    public int CompareTimeTo(in Step record) => Time != record.Time ? Time.CompareTo(record.Time) : Micros.CompareTo(record.Micros);
}
