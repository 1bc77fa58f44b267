using System.Diagnostics.CodeAnalysis;

namespace StreamTesting;

/// <summary>
/// Finds events by id. Mostly the outputs of a partition come in the order in which one partition of the stream arrived; then the next one
/// stands shortly after the last one, and is found there without the search, which costs several cache misses in a large truth.
/// </summary>
internal sealed class EventFinder(GroundTruth truth)
{
    private const int NearOfPartition = 12;
    private const int Near = 64;
    private readonly EventTruth[] _events = [.. truth.Events];
    private readonly Cursor[] _cursors = new Cursor[64];

    public bool TryFind(string id, int partition, [NotNullWhen(true)] out EventTruth? known)
    {
        ref var cursor = ref _cursors[partition & (_cursors.Length - 1)];
        if (!cursor.IsAstray && TryFindNear(id, ref cursor, out known))
        {
            return true;
        }

        if (!truth.TryFind(id, out known))
        {
            return false;
        }

        cursor.IsAstray = known.Ordinal < cursor.Next || known.Ordinal >= cursor.Next + Near;
        cursor.Next = known.Ordinal + 1;
        cursor.Partition = known.Partition;
        return true;
    }

    private bool TryFindNear(string id, ref Cursor cursor, [NotNullWhen(true)] out EventTruth? known)
    {
        var end = Math.Min(cursor.Next + Near, _events.Length);
        var candidates = NearOfPartition;
        for (var i = cursor.Next; i < end && candidates > 0; i++)
        {
            known = _events[i];
            if (known.Partition != cursor.Partition)
            {
                continue;
            }

            if (known.Id == id)
            {
                cursor.Next = i + 1;
                return true;
            }

            candidates--;
        }

        known = null;
        return false;
    }

    private struct Cursor
    {
        public int Next;
        public int Partition;
        public bool IsAstray;
    }
}
