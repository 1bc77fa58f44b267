namespace StreamTesting.Domains;

/// <summary>The order of rows by their key.</summary>
internal static class RowOrder
{
    public static IComparer<LiveRow> Of(TableShape shape) => Comparer<LiveRow>.Create((left, right) => Compare(shape, left.Image, right.Image));

    public static int Compare(TableShape shape, RowImage left, RowImage right)
    {
        foreach (var column in shape.Key)
        {
            var order = (left.At(column), right.At(column)) switch
            {
                (string a, string b) => string.CompareOrdinal(a, b),
                (Guid a, Guid b) => string.CompareOrdinal(a.ToString(), b.ToString()),
                (long a, long b) => a.CompareTo(b),
                _ => 0,
            };
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
