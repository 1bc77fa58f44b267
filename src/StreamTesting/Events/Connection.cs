namespace StreamTesting;

/// <summary>When an entity is cut off, and from when on it is heard again; several of them where several steps chose it.</summary>
internal sealed class Connection(long lossTicks, long offlineTicks, Connection? other)
{
    private long _backTicks = long.MinValue;

    /// <summary>
    /// When it is heard what the entity said at the next moment: once it is back, or at once (0). It is cut off with its first event from the
    /// drawn moment on, or with its last.
    /// </summary>
    public long HeardAt(long ticks, bool isLast)
    {
        if (_backTicks == long.MinValue && (ticks >= lossTicks || isLast))
        {
            _backTicks = ticks + offlineTicks;
        }

        var heard = ticks < _backTicks ? _backTicks : 0;
        return Math.Max(heard, other?.HeardAt(ticks, isLast) ?? 0);
    }
}
