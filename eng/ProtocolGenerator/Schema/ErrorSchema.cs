namespace ProtocolGenerator.Schema;

/// <summary>One error code of the protocol.</summary>
internal sealed class ErrorSchema
{
    public ErrorSchema(int code, string name, bool isRetriable, string description)
    {
        Code = code;
        Name = name;
        IsRetriable = isRetriable;
        Description = description;
    }

    public int Code { get; }

    public string Name { get; }

    public bool IsRetriable { get; }

    public string Description { get; }
}
