using System.Text;

namespace StreamTesting.Domains;

/// <summary>A column with its type read, and its place in the arrays of values.</summary>
internal sealed class ColumnLayout(ColumnModel model, SqlType type, int index)
{
    public ColumnModel Model { get; } = model;

    public SqlType Type { get; } = type;

    /// <summary>Its place in a row's values.</summary>
    public int Index { get; } = index;

    public string Name => Model.Name;

    public bool IsKey => Model.Key > 0;

    public bool IsNotNull => Model.NotNull || IsKey;

    public object? Default { get; } = model.Default is { } text && DefaultValues.TryRead(type, text, out var value) ? value : null;

    /// <summary>The column's name as a member of JSON: <c>,"name":</c>.</summary>
    public byte[] Member { get; } = Encoding.UTF8.GetBytes($",\"{model.Name}\":");
}
