namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>Walks the records of an uncompressed batch without making an object of any of them.</summary>
internal ref struct RecordCursor(ReadOnlySpan<byte> records)
{
    private ReadOnlySpan<byte> rest = records;

    /// <summary>The current record's offset, counted from the batch's base offset.</summary>
    public int OffsetDelta { get; private set; }

    /// <summary>The current record's time in ms, counted from the batch's base timestamp.</summary>
    public long TimestampDelta { get; private set; }

    /// <summary>True once a record could not be read: its lengths do not add up.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>True when every byte has been walked.</summary>
    public readonly bool IsAtEnd => rest.IsEmpty;

    public bool MoveNext()
    {
        if (rest.IsEmpty || IsBroken)
        {
            return false;
        }

        if (!TryVarint(ref rest, out var length) || length <= 0 || length > rest.Length)
        {
            return Break();
        }

        var body = rest[1..(int)length];
        rest = rest[(int)length..];
        if (!TryVarint(ref body, out var timestampDelta) || !TryVarint(ref body, out var offsetDelta)
            || !TrySkipBytes(ref body, nullable: true) || !TrySkipBytes(ref body, nullable: true) || !TrySkipHeaders(ref body))
        {
            return Break();
        }

        if (!body.IsEmpty || offsetDelta is < 0 or > int.MaxValue)
        {
            return Break();
        }

        TimestampDelta = timestampDelta;
        OffsetDelta = (int)offsetDelta;
        return true;
    }

    private bool Break()
    {
        IsBroken = true;
        return false;
    }

    private static bool TrySkipHeaders(ref ReadOnlySpan<byte> body)
    {
        if (!TryVarint(ref body, out var count) || count < 0 || count > body.Length)
        {
            return false;
        }

        for (var i = 0L; i < count; i++)
        {
            if (!TrySkipBytes(ref body, nullable: false) || !TrySkipBytes(ref body, nullable: true))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TrySkipBytes(ref ReadOnlySpan<byte> body, bool nullable)
    {
        if (!TryVarint(ref body, out var length))
        {
            return false;
        }

        if (length < 0)
        {
            return nullable && length == -1;
        }

        if (length > body.Length)
        {
            return false;
        }

        body = body[(int)length..];
        return true;
    }

    private static bool TryVarint(ref ReadOnlySpan<byte> from, out long value)
    {
        ulong raw = 0;
        for (var i = 0; i < from.Length && i < 10; i++)
        {
            raw |= (ulong)(from[i] & 0x7F) << (7 * i);
            if (from[i] < 0x80)
            {
                from = from[(i + 1)..];
                value = (long)(raw >> 1) ^ -(long)(raw & 1);
                return true;
            }
        }

        value = 0;
        return false;
    }
}
