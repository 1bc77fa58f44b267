namespace StreamTesting;

/// <summary>Gives a member another name, in its place, where its object has none of that name.</summary>
internal sealed class RenameField(FieldPath path, string to) : FieldEdit
{
    private readonly FieldPath _renamed = FieldPath.Parse(path.Parent.Segments.Length == 0 ? to : $"{path.Parent}.{to}", nameof(to));
    private readonly byte[] _name = JsonValueEdits.Text(to);

    public override bool TryApply(JsonBytes json)
    {
        if (!JsonField.TryFind(json.Written, path, out var field) || JsonField.TryFind(json.Written, _renamed, out _))
        {
            return false;
        }

        json.Splice(field.Start, field.NameEnd, _name);
        return true;
    }
}
