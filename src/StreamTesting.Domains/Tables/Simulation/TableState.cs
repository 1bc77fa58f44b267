namespace StreamTesting.Domains;

/// <summary>A table as it is now: its rows, and the keys it has given.</summary>
internal sealed class TableState(TableLayout layout)
{
    private readonly List<LiveRow> _rows = [];

    public TableLayout Layout { get; } = layout;

    public string Name => Layout.Name;

    public TableShape Shape { get; private set; } = layout.Shape;

    /// <summary>The rows that are there, those of open transactions among them, in no order.</summary>
    public IReadOnlyList<LiveRow> Rows => _rows;

    public bool IsFull => _rows.Count >= Layout.Model.MostRows;

    /// <summary>The entity of records without a key.</summary>
    public StreamEntity WithoutKey { get; } = new("", layout.Shape.Topic);

    /// <summary>How many keys it has given by counting.</summary>
    public long Counted { get; set; }

    public FreedKeys Freed { get; } = new();

    /// <summary>The open transaction that has emptied it.</summary>
    public long LockedBy { get; set; } = LiveRow.Nobody;

    /// <summary>How many keys open transactions have freed, by deletes and changes of keys.</summary>
    public int PendingKeys { get; set; }

    /// <summary>How many events of it the transaction has that is being told.</summary>
    public int Told { get; set; }

    /// <summary>The rows by their key, where that is one whole number.</summary>
    public Dictionary<long, LiveRow>? ByKey { get; init; }

    public EventNames Names { get; } = new(layout.Name);

    public void Add(LiveRow row)
    {
        row.Place = _rows.Count;
        _rows.Add(row);
        ByKey?.Add(KeyOf(row.Image), row);
    }

    public void Remove(LiveRow row)
    {
        var last = _rows[^1];
        _rows[row.Place] = last;
        last.Place = row.Place;
        _rows.RemoveAt(_rows.Count - 1);
        ByKey?.Remove(KeyOf(row.Image));
    }

    public List<LiveRow> Empty()
    {
        List<LiveRow> rows = [.. _rows];
        _rows.Clear();
        ByKey?.Clear();
        return rows;
    }

    /// <summary>Gives a row another image, and another key where that is of another key.</summary>
    public void Set(LiveRow row, RowImage image)
    {
        if (ByKey is not null && KeyOf(row.Image) is var before && KeyOf(image) is var after && before != after)
        {
            if (ByKey.GetValueOrDefault(before) == row)
            {
                ByKey.Remove(before);
            }

            ByKey[after] = row;
        }

        row.Image = image;
    }

    /// <summary>Alters the table. There must be no open transaction.</summary>
    public void Alter(TableShape shape)
    {
        var added = shape.Columns.Except(Shape.Columns).ToList();
        Shape = shape;
        foreach (var row in _rows)
        {
            row.Image = row.Image.In(shape, added);
            row.Committed = row.Image;
        }
    }

    public long KeyOf(RowImage image) => (long)image.At(Shape.Key[0])!;
}
