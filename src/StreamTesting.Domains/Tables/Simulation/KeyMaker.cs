using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>Makes the keys of rows, each different from all that a table has had, or one that was freed.</summary>
internal sealed class KeyMaker(Seed seed)
{
    private static readonly string[] Regions = ["north", "south", "east", "west", "Zürich"];

    /// <summary>Writes a new key into a row's values.</summary>
    /// <param name="table">The table.</param>
    /// <param name="values">The row's values; that of a reference in the key is there already.</param>
    /// <param name="parent">The row that the key's first part refers to, if there is such a part.</param>
    /// <param name="reuses">Whether to take a freed key, where there is one.</param>
    /// <param name="random">Decides which freed key.</param>
    /// <param name="entity">The entity of a freed key.</param>
    /// <returns>Whether there was a key; false where the type's numbers are used up.</returns>
    public bool TryMake(TableState table, object?[] values, LiveRow? parent, bool reuses, ref RandomSource random, out StreamEntity? entity)
    {
        entity = null;
        var key = table.Shape.Key;
        if (key.Length == 0)
        {
            return true;
        }

        if (parent is null && table.Freed.Count > 0 && (reuses || IsUsedUp(table)))
        {
            var freed = table.Freed.Take(ref random);
            for (var i = 0; i < key.Length; i++)
            {
                values[key[i].Index] = freed.Values[i];
            }

            entity = freed.Entity;
            return true;
        }

        var number = parent is null ? table.Counted++ : parent.ChildKeys++;
        for (var i = parent is null ? 0 : 1; i < key.Length; i++)
        {
            if (Of(key[i], number, isLast: i == key.Length - 1) is not { } value)
            {
                return false;
            }

            values[key[i].Index] = value;
        }

        return true;
    }

    private static bool IsUsedUp(TableState table) => table.Shape.Key[^1] is { Type.IsWhole: true } last && last.Model.First + table.Counted > MostOf(last.Type.Kind);

    private static long MostOf(SqlKind kind) => kind switch
    {
        SqlKind.Int16 => short.MaxValue,
        SqlKind.Int32 => int.MaxValue,
        _ => long.MaxValue - 1,
    };

    private object? Of(ColumnLayout column, long number, bool isLast)
    {
        switch (column.Type.Kind)
        {
            case SqlKind.Text when !isLast:
                return Regions[number % Regions.Length];
            case SqlKind.Text:
                return string.Create(CultureInfo.InvariantCulture, $"{(number % 7 == 3 ? "clé" : number % 11 == 5 ? "🎉" : "k")}-{number}");
            case SqlKind.Uuid:
                var random = seed.Derive(column.Name).Random(number);
                return random.NextGuid();
            default:
                var value = column.Model.First + (isLast ? number : number % Regions.Length);
                return value <= MostOf(column.Type.Kind) && value >= column.Model.First ? value : null;
        }
    }
}
