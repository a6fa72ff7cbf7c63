"""rounds and files"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('confirmation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('step', sa.String(), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(), nullable=False),
    sa.Column('confirmed_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['confirmed_by_id'], ['person.id'], name=op.f('fk_confirmation_confirmed_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_confirmation_institution_id_institution'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_confirmation')),
    sa.UniqueConstraint('institution_id', 'subject', 'step', name=op.f('uq_confirmation_institution_id_subject_step'))
    )
    op.create_table('import_draft',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('file_name', sa.String(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('choices', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_import_draft_institution_id_institution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_import_draft_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_draft'))
    )
    with op.batch_alter_table('import_draft', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_import_draft_created_at'), ['created_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_import_draft_institution_id'), ['institution_id'], unique=False)

    op.create_table('import_mapping',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('headers_hash', sa.String(), nullable=False),
    sa.Column('choices', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_import_mapping_institution_id_institution'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_mapping')),
    sa.UniqueConstraint('institution_id', 'headers_hash', name=op.f('uq_import_mapping_institution_id_headers_hash'))
    )
    op.create_table('import_run',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('file_name', sa.String(), nullable=False),
    sa.Column('added', sa.Integer(), nullable=False),
    sa.Column('changed', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('undone_at', sa.DateTime(), nullable=True),
    sa.Column('undone_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_import_run_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_import_run_institution_id_institution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['undone_by_id'], ['person.id'], name=op.f('fk_import_run_undone_by_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_run'))
    )
    with op.batch_alter_table('import_run', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_import_run_institution_id'), ['institution_id'], unique=False)

    op.create_table('name_variant',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('variant', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('joined_at', sa.DateTime(), nullable=False),
    sa.Column('joined_by_id', sa.Integer(), nullable=True),
    sa.Column('parted_at', sa.DateTime(), nullable=True),
    sa.Column('parted_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['joined_by_id'], ['person.id'], name=op.f('fk_name_variant_joined_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['parted_by_id'], ['person.id'], name=op.f('fk_name_variant_parted_by_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_name_variant'))
    )
    with op.batch_alter_table('name_variant', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_name_variant_kind'), ['kind'], unique=False)

    op.create_table('round',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('message', sa.String(), nullable=False),
    sa.Column('template_edition', sa.Integer(), nullable=False),
    sa.Column('catalogue_edition', sa.Integer(), nullable=False),
    sa.Column('opened_at', sa.DateTime(), nullable=False),
    sa.Column('opened_by_id', sa.Integer(), nullable=True),
    sa.Column('closed_at', sa.DateTime(), nullable=True),
    sa.Column('is_demo', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['opened_by_id'], ['person.id'], name=op.f('fk_round_opened_by_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_round')),
    sa.UniqueConstraint('name', name=op.f('uq_round_name'))
    )
    op.create_table('attachment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('system_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('media_type', sa.String(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('added_at', sa.DateTime(), nullable=False),
    sa.Column('added_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['added_by_id'], ['person.id'], name=op.f('fk_attachment_added_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_attachment_institution_id_institution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['system_id'], ['system.id'], name=op.f('fk_attachment_system_id_system'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachment'))
    )
    with op.batch_alter_table('attachment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attachment_system_id'), ['system_id'], unique=False)

    op.create_table('reminder',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.Column('written_by_id', sa.Integer(), nullable=True),
    sa.Column('mailed_to', sa.Integer(), nullable=False),
    sa.Column('mail_fault', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_reminder_institution_id_institution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_reminder_round_id_round'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['written_by_id'], ['person.id'], name=op.f('fk_reminder_written_by_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder'))
    )
    with op.batch_alter_table('reminder', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reminder_institution_id'), ['institution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reminder_round_id'), ['round_id'], unique=False)

    op.create_table('round_institution',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('looked_at', sa.DateTime(), nullable=True),
    sa.Column('skip_reason', sa.String(), nullable=False),
    sa.Column('skipped_at', sa.DateTime(), nullable=True),
    sa.Column('returned_number', sa.Integer(), nullable=True),
    sa.Column('return_remark', sa.String(), nullable=False),
    sa.Column('returned_at', sa.DateTime(), nullable=True),
    sa.Column('returned_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_round_institution_institution_id_institution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['returned_by_id'], ['person.id'], name=op.f('fk_round_institution_returned_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_round_institution_round_id_round'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_round_institution')),
    sa.UniqueConstraint('round_id', 'institution_id', name=op.f('uq_round_institution_round_id_institution_id'))
    )
    with op.batch_alter_table('round_institution', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_round_institution_institution_id'), ['institution_id'], unique=False)

    with op.batch_alter_table('change_set', schema=None) as batch_op:
        batch_op.add_column(sa.Column('import_run_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_change_set_import_run_id'), ['import_run_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_change_set_import_run_id_import_run'), 'import_run', ['import_run_id'], ['id'], ondelete='SET NULL')

    with op.batch_alter_table('submission', schema=None) as batch_op:
        batch_op.add_column(sa.Column('round_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_submission_round_id'), ['round_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_submission_round_id_round'), 'round', ['round_id'], ['id'], ondelete='SET NULL')

    with op.batch_alter_table('system', schema=None) as batch_op:
        # Systems that are there already have no note.
        batch_op.add_column(sa.Column('note', sa.String(), nullable=False, server_default=''))
    with op.batch_alter_table('system', schema=None) as batch_op:
        batch_op.alter_column('note', server_default=None)



def downgrade() -> None:
    with op.batch_alter_table('system', schema=None) as batch_op:
        batch_op.drop_column('note')

    with op.batch_alter_table('submission', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_submission_round_id_round'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_submission_round_id'))
        batch_op.drop_column('round_id')

    with op.batch_alter_table('change_set', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_change_set_import_run_id_import_run'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_change_set_import_run_id'))
        batch_op.drop_column('import_run_id')

    with op.batch_alter_table('round_institution', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_round_institution_institution_id'))

    op.drop_table('round_institution')
    with op.batch_alter_table('reminder', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reminder_round_id'))
        batch_op.drop_index(batch_op.f('ix_reminder_institution_id'))

    op.drop_table('reminder')
    with op.batch_alter_table('attachment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attachment_system_id'))

    op.drop_table('attachment')
    op.drop_table('round')
    with op.batch_alter_table('name_variant', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_name_variant_kind'))

    op.drop_table('name_variant')
    with op.batch_alter_table('import_run', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_import_run_institution_id'))

    op.drop_table('import_run')
    op.drop_table('import_mapping')
    with op.batch_alter_table('import_draft', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_import_draft_institution_id'))
        batch_op.drop_index(batch_op.f('ix_import_draft_created_at'))

    op.drop_table('import_draft')
    op.drop_table('confirmation')
