using System.Globalization;

namespace StreamTesting;

/// <summary>A place in a partition that a step of a history is about. Immutable.</summary>
/// <param name="Topic">The topic; not empty.</param>
/// <param name="Partition">The partition, from 0.</param>
/// <param name="Offset">The offset, from 0; -1, the default, where there is none or it is not known.</param>
public readonly record struct HistoryRecord(string Topic, int Partition, long Offset = -1)
{
    /// <summary>Of a run of records without a gap, the offset of the last one; -1, the default, where it is one record.</summary>
    public long Through { get; init; } = -1;

    /// <summary>What is in the record: no other record of its partition has this id. Null, the default, where that is not known.</summary>
    public string? Id { get; init; }

    /// <summary>The id of the event in the record, by which the truth of a stream knows it; several records may have it. Null by default.</summary>
    public string? Event { get; init; }

    internal long Last => Math.Max(Offset, Through);

    /// <inheritdoc/>
    public override string ToString()
    {
        var offset = (Offset, Through) switch
        {
            (< 0, _) => "",
            var (from, through) when through > from => string.Create(CultureInfo.InvariantCulture, $" offsets {from} to {through}"),
            var (from, _) => string.Create(CultureInfo.InvariantCulture, $" offset {from}"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Topic}[{Partition}]{offset}");
    }
}
