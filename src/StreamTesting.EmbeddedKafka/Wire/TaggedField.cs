namespace StreamTesting.EmbeddedKafka.Wire;

/// <summary>A tagged field of a flexible version that the schema does not know.</summary>
/// <param name="Tag">Its number.</param>
/// <param name="Data">Its bytes, a slice of the frame.</param>
internal readonly record struct TaggedField(uint Tag, ReadOnlyMemory<byte> Data)
{
    /// <summary>Writes a section that has unknown fields only, or none.</summary>
    public static void WriteAll(ref WireWriter writer, List<TaggedField>? fields)
    {
        writer.WriteUnsignedVarint((uint)(fields?.Count ?? 0));
        WriteFrom(ref writer, fields, 0);
    }

    /// <summary>Writes the fields from <paramref name="next"/> on whose tags come before <paramref name="limit"/>.</summary>
    /// <returns>The index of the first field that is not yet written.</returns>
    public static int WriteBelow(ref WireWriter writer, List<TaggedField>? fields, int next, uint limit)
    {
        while (fields is not null && next < fields.Count && fields[next].Tag < limit)
        {
            fields[next++].Write(ref writer);
        }

        return next;
    }

    /// <summary>Writes the fields from <paramref name="next"/> to the last.</summary>
    public static void WriteFrom(ref WireWriter writer, List<TaggedField>? fields, int next)
    {
        for (int i = next; i < fields?.Count; i++)
        {
            fields[i].Write(ref writer);
        }
    }

    /// <summary>Reads a section without known fields; null when it is empty.</summary>
    public static List<TaggedField>? ReadAll(ref WireReader reader)
    {
        int count = reader.ReadTaggedFieldCount();
        List<TaggedField>? fields = null;
        for (int i = 0; i < count; i++)
        {
            uint tag = reader.ReadTag(out int end);
            (fields ??= []).Add(new TaggedField(tag, reader.ReadSliceTo(end)));
        }

        return fields;
    }

    private void Write(ref WireWriter writer)
    {
        writer.WriteUnsignedVarint(Tag);
        writer.WriteUnsignedVarint((uint)Data.Length);
        writer.WriteRaw(Data.Span);
    }
}
