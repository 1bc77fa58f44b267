namespace StreamTesting;

/// <summary>Takes a member or an element away, with its comma.</summary>
internal sealed class RemoveField(FieldPath path) : FieldEdit
{
    public override bool TryApply(JsonBytes json)
    {
        var bytes = json.Written;
        if (path.Segments.Length == 0 || !JsonField.TryFind(bytes, path, out var field))
        {
            return false;
        }

        var (start, end) = (field.Start, field.ValueEnd);
        var after = end + Spaces(bytes[end..]);
        if (after < bytes.Length && bytes[after] == (byte)',')
        {
            end = after + 1 + Spaces(bytes[(after + 1)..]);
        }
        else
        {
            var before = bytes[..start].TrimEnd(" \t\r\n"u8);
            start = before.Length > 0 && before[^1] == (byte)',' ? before.Length - 1 : start;
        }

        json.Splice(start, end, []);
        return true;
    }

    private static int Spaces(ReadOnlySpan<byte> bytes) => bytes.Length - bytes.TrimStart(" \t\r\n"u8).Length;
}
