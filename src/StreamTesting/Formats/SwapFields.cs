namespace StreamTesting;

/// <summary>Puts the values of two fields in each other's place, where they differ.</summary>
internal sealed class SwapFields(FieldPath one, FieldPath other) : FieldEdit
{
    public override bool TryApply(JsonBytes json)
    {
        var bytes = json.Written;
        if (!JsonField.TryFind(bytes, one, out var left) || !JsonField.TryFind(bytes, other, out var right))
        {
            return false;
        }

        (left, right) = left.ValueStart < right.ValueStart ? (left, right) : (right, left);
        if (right.ValueStart < left.ValueEnd || left.ValueIn(bytes).SequenceEqual(right.ValueIn(bytes)))
        {
            return false;
        }

        var (first, second) = (left.ValueIn(bytes).ToArray(), right.ValueIn(bytes).ToArray());
        json.Splice(right.ValueStart, right.ValueEnd, first);
        json.Splice(left.ValueStart, left.ValueEnd, second);
        return true;
    }
}
