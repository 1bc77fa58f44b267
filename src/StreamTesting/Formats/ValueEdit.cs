using System.Text.Json;

namespace StreamTesting;

/// <summary>Puts another value in the place of a field's.</summary>
internal sealed class ValueEdit(FieldPath path, ValueEdit.Rewrite rewrite) : FieldEdit
{
    /// <summary>Makes the other value of a value, or null where there is none.</summary>
    internal delegate byte[]? Rewrite(ReadOnlySpan<byte> value, JsonTokenType token);

    public override bool TryApply(JsonBytes json)
    {
        if (!JsonField.TryFind(json.Written, path, out var field))
        {
            return false;
        }

        var before = field.ValueIn(json.Written);
        if (rewrite(before, field.Token) is not { } after || before.SequenceEqual(after))
        {
            return false;
        }

        json.Splice(field.ValueStart, field.ValueEnd, after);
        return true;
    }
}
