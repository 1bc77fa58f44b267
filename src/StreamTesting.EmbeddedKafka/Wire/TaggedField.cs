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
        WriteBelow(ref writer, fields, 0, uint.MaxValue);
    }

    /// <summary>Writes the fields from <paramref name="next"/> on whose tags come before <paramref name="limit"/>.</summary>
    /// <returns>The index of the first field that is not yet written.</returns>
    public static int WriteBelow(ref WireWriter writer, List<TaggedField>? fields, int next, uint limit)
    {
        while (fields is not null && next < fields.Count && (fields[next].Tag < limit || limit == uint.MaxValue))
        {
            TaggedField field = fields[next++];
            writer.WriteUnsignedVarint(field.Tag);
            writer.WriteUnsignedVarint((uint)field.Data.Length);
            writer.WriteRaw(field.Data.Span);
        }

        return next;
    }

    /// <summary>Skips or keeps the section behind a header.</summary>
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
}
