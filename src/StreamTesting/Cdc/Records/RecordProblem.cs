using System.Globalization;

namespace StreamTesting;

/// <summary>Why a record is not understood: where it is, and what is wrong with it. The record keeps its bytes and can be skipped.</summary>
/// <param name="Topic">The record's topic.</param>
/// <param name="Partition">Its partition.</param>
/// <param name="Offset">Its offset.</param>
/// <param name="Field">The part that is wrong: <c>key</c>, <c>value</c>, <c>op</c>, <c>source.lsn</c> and so on.</param>
/// <param name="Reason">What is wrong with it, with its value.</param>
public sealed record RecordProblem(string Topic, int Partition, long Offset, string Field, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Topic}[{Partition}] offset {Offset}, {Field}: {Reason}");
}
