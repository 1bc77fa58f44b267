using System.Collections;

namespace StreamTesting;

/// <summary>A stretch of a list that only ever grows: the content of a pane, without a copy of it.</summary>
internal sealed class RecordRun(List<long> records, int from, int count) : IReadOnlyList<long>
{
    public int Count => count;

    public long this[int index] => (uint)index < (uint)count ? records[from + index] : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<long> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            yield return records[from + i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
