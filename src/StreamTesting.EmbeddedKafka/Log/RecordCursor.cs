namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>Walks the records of an uncompressed batch without making an object of any of them.</summary>
internal ref struct RecordCursor(ReadOnlySpan<byte> records)
{
    private ReadOnlySpan<byte> rest = records;
    private ReadOnlySpan<byte> content;
    private byte attributes;

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

        attributes = rest[0];
        var body = rest[1..(int)length];
        rest = rest[(int)length..];
        if (!TryVarint(ref body, out var timestampDelta) || !TryVarint(ref body, out var offsetDelta))
        {
            return Break();
        }

        content = body;
        if (!TrySkipBytes(ref body, nullable: true) || !TrySkipBytes(ref body, nullable: true) || !TrySkipHeaders(ref body))
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

    /// <summary>The current record's key; false where it has none.</summary>
    public readonly bool TryKey(out ReadOnlySpan<byte> key)
    {
        var body = content;
        key = TryVarint(ref body, out var length) && length >= 0 ? body[..(int)length] : default;
        return length >= 0;
    }

    /// <summary>Whether the current record has a value; without one it is a tombstone.</summary>
    public readonly bool HasValue
    {
        get
        {
            var body = content;
            return TrySkipBytes(ref body, nullable: true) && TryVarint(ref body, out var length) && length >= 0;
        }
    }

    /// <summary>Writes the current record as it is in an uncompressed batch.</summary>
    public readonly void CopyTo(MemoryStream target)
    {
        Span<byte> head = stackalloc byte[32];
        var written = 1;
        head[0] = attributes;
        written += WriteVarint(head[written..], TimestampDelta);
        written += WriteVarint(head[written..], OffsetDelta);
        Span<byte> length = stackalloc byte[10];
        target.Write(length[..WriteVarint(length, written + content.Length)]);
        target.Write(head[..written]);
        target.Write(content);
    }

    private static int WriteVarint(Span<byte> to, long value)
    {
        var (raw, count) = ((ulong)((value << 1) ^ (value >> 63)), 0);
        while (raw >= 0x80)
        {
            to[count++] = (byte)(raw | 0x80);
            raw >>= 7;
        }

        to[count] = (byte)raw;
        return count + 1;
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
