using System.Text;

namespace StreamTesting.EmbeddedKafka.Wire;

/// <summary>Strings, byte fields, arrays and tagged fields: whatever begins with a length.</summary>
internal readonly ref partial struct WireWriter
{
    public void WriteString(string? value, bool flexible)
    {
        if (value is null)
        {
            WriteLength(-1, flexible, shortLength: true);
            return;
        }

        int length = Encoding.UTF8.GetByteCount(value);
        if (length > WireReader.MaxStringLength)
        {
            throw new ArgumentException(
                $"A string of the protocol has at most {WireReader.MaxStringLength} bytes of UTF-8; this one has {length}.", nameof(value));
        }

        WriteLength(length, flexible, shortLength: true);
        Encoding.UTF8.GetBytes(value, _buffer.Take(length));
    }

    public void WriteBytes(ReadOnlyMemory<byte>? value, bool flexible)
    {
        WriteLength(value?.Length ?? -1, flexible, shortLength: false);
        if (value is { } bytes)
        {
            WriteRaw(bytes.Span);
        }
    }

    /// <summary>Writes record batches; larger ones are not copied, so they must stay as they are until the buffer is sent.</summary>
    public void WriteRecords(ReadOnlyMemory<byte>? value, bool flexible)
    {
        WriteLength(value?.Length ?? -1, flexible, shortLength: false);
        if (value is { } records)
        {
            _buffer.Append(records);
        }
    }

    /// <summary>The head of an array; -1 is null.</summary>
    public void WriteArrayLength(int count, bool flexible) => WriteLength(count, flexible, shortLength: false);

    /// <summary>The head of a nullable struct.</summary>
    public void WritePresence(bool present) => WriteInt8(present ? (sbyte)1 : (sbyte)-1);

    /// <summary>Writes the tag; what is written until <see cref="EndTaggedField"/> is its content.</summary>
    public int BeginTaggedField(uint tag)
    {
        WriteUnsignedVarint(tag);
        return _buffer.BeginSized();
    }

    /// <summary>Puts the size before the content of a tagged field.</summary>
    /// <param name="mark">What <see cref="BeginTaggedField"/> returned.</param>
    public void EndTaggedField(int mark)
    {
        uint size = (uint)_buffer.SizeSince(mark);
        WriteVarint(_buffer.EndSized(mark, VarintSize(size)), size);
    }

    private void WriteLength(int length, bool flexible, bool shortLength)
    {
        if (flexible)
        {
            WriteUnsignedVarint((uint)(length + 1));
        }
        else if (shortLength)
        {
            WriteInt16((short)length);
        }
        else
        {
            WriteInt32(length);
        }
    }
}
