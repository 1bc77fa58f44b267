using System;

namespace ProtocolGenerator.Schema;

/// <summary>A schema file that does not say what it should; becomes a build error.</summary>
internal sealed class SchemaFormatException : Exception
{
    public SchemaFormatException(string message)
        : base(message)
    {
    }
}
