namespace StreamTesting;

/// <summary>A part of a record is wrong. Never leaves the reader.</summary>
internal sealed class FieldException(FieldError error) : FormatException($"{error.Field}: {error.Reason}")
{
    public FieldError Error => error;
}
