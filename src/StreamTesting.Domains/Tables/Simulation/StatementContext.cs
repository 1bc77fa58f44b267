namespace StreamTesting.Domains;

/// <summary>A statement that runs: whose it is, what was drawn for it, and what decides its rows and values.</summary>
internal sealed class StatementContext(OpenTransaction transaction, TableDraws draws, long micros)
{
    private RandomSource _choices;
    private RandomSource _values;

    public OpenTransaction Transaction { get; } = transaction;

    public TableDraws Draws { get; } = draws;

    public long Micros { get; } = micros;

    public int Statement { get; } = transaction.Statements;

    public RandomSource Choices
    {
        init => _choices = value;
    }

    public RandomSource Values
    {
        init => _values = value;
    }

    /// <summary>Decides which rows.</summary>
    public ref RandomSource Choice => ref _choices;

    /// <summary>Decides which values.</summary>
    public ref RandomSource Value => ref _values;
}
