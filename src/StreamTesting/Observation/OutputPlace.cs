using System.Globalization;

namespace StreamTesting;

/// <summary>Where an observation stands.</summary>
/// <param name="Index">Its number among the observations, from 0.</param>
/// <param name="Partition">The partition it came out in; -1 where there is none.</param>
/// <param name="Offset">Its offset in that partition; -1 where there is none.</param>
public readonly record struct OutputPlace(long Index, int Partition = -1, long Offset = -1)
{
    /// <inheritdoc/>
    public override string ToString() => Partition < 0
        ? string.Create(CultureInfo.InvariantCulture, $"output {Index}")
        : Offset < 0 ? string.Create(CultureInfo.InvariantCulture, $"output {Index} (partition {Partition})")
        : string.Create(CultureInfo.InvariantCulture, $"output {Index} (partition {Partition} offset {Offset})");
}
