using System.Text.Json;

namespace StreamTesting;

/// <summary>Adds a member at the end of the object it belongs to, where that has none of the name.</summary>
internal sealed class AddField(FieldPath path, string value) : FieldEdit
{
    private readonly FieldPath _parent = path.Parent;
    private readonly byte[] _member = [.. JsonValueEdits.Text(path.Name!), (byte)':', .. System.Text.Encoding.UTF8.GetBytes(value)];

    public override bool TryApply(JsonBytes json)
    {
        var bytes = json.Written;
        if (!JsonField.TryFind(bytes, _parent, out var parent) || parent.Token != JsonTokenType.StartObject || JsonField.TryFind(bytes, path, out _))
        {
            return false;
        }

        var inside = bytes[(parent.ValueStart + 1)..(parent.ValueEnd - 1)].TrimEnd(" \t\r\n"u8);
        var end = parent.ValueStart + 1 + inside.Length;
        json.Splice(end, end, inside.IsEmpty ? _member : [(byte)',', .. _member]);
        return true;
    }
}
