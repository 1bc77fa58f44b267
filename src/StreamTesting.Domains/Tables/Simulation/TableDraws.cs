namespace StreamTesting.Domains;

/// <summary>What is drawn for a statement, each at a fixed place of its sequence, so that a knob changes only what it is about.</summary>
internal readonly struct TableDraws
{
    public TableDraws(TableChanges options, ref RandomSource random)
    {
        TablePoint = random.NextDouble();
        var isTruncate = random.NextCoin(options.TruncateRate);
        var isInsert = random.NextCoin(options.InsertRate);
        var isDelete = random.NextCoin(options.DeleteRate);
        var isKeyChange = random.NextCoin(options.KeyChangeRate);
        IsShift = random.NextCoin(options.KeyShiftRate);
        ChangesNothing = random.NextCoin(options.NoChangeRate);
        var several = random.NextCoin(options.MultiRowRate);
        var rows = (int)random.NextInRange(2, options.MostRowsEach);
        Rows = several ? rows : 1;
        IsCopy = several && random.NextCoin(options.CopyRate);
        ReusesKeys = options.KeyReuseRate;
        ShiftedRows = rows;
        Operation = isTruncate ? StatementKind.Truncate : isInsert ? StatementKind.Insert : isDelete ? StatementKind.Delete : isKeyChange ? StatementKind.KeyChange : StatementKind.Update;
    }

    public double TablePoint { get; }

    public StatementKind Operation { get; }

    public int Rows { get; }

    public int ShiftedRows { get; }

    public bool IsCopy { get; }

    public bool IsShift { get; }

    public bool ChangesNothing { get; }

    public double ReusesKeys { get; }
}
