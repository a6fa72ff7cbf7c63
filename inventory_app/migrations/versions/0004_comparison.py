"""comparison: facts rolled up, systems and own requirements as they are compared, who read what, peer groups"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('peer_group',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_peer_group_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_peer_group')),
    sa.UniqueConstraint('person_id', 'name', name=op.f('uq_peer_group_person_id_name'))
    )
    op.create_table('reading',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('reader_key', sa.String(), nullable=False),
    sa.Column('page', sa.String(), nullable=False),
    sa.Column('parts', sa.String(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_reading_institution_id_institution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_reading_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reading')),
    sa.UniqueConstraint('institution_id', 'person_id', 'reader_key', 'page', 'day', name=op.f('uq_reading_institution_id_person_id_reader_key_page_day'))
    )
    with op.batch_alter_table('reading', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reading_person_id'), ['person_id'], unique=False)

    op.create_table('peer_group_member',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('peer_group_id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_peer_group_member_institution_id_institution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['peer_group_id'], ['peer_group.id'], name=op.f('fk_peer_group_member_peer_group_id_peer_group'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_peer_group_member')),
    sa.UniqueConstraint('peer_group_id', 'institution_id', name=op.f('uq_peer_group_member_peer_group_id_institution_id'))
    )
    with op.batch_alter_table('peer_group_member', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_peer_group_member_institution_id'), ['institution_id'], unique=False)

    op.create_table('submission_own',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('submission_id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('category', sa.String(), nullable=False),
    sa.Column('level', sa.String(), nullable=False),
    sa.Column('text_sv', sa.String(), nullable=False),
    sa.Column('text_en', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_submission_own_institution_id_institution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_submission_own_submission_id_submission'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_submission_own'))
    )
    with op.batch_alter_table('submission_own', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_submission_own_submission_id'), ['submission_id'], unique=False)

    op.create_table('submission_system',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('submission_id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('system_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('support_kind', sa.String(), nullable=True),
    sa.Column('status', sa.String(), nullable=True),
    sa.Column('areas', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('product', sa.String(), nullable=False),
    sa.Column('vendor', sa.String(), nullable=False),
    sa.Column('version', sa.String(), nullable=False),
    sa.Column('hosting', sa.String(), nullable=True),
    sa.Column('contract_form', sa.String(), nullable=True),
    sa.Column('contract_ends_on', sa.Date(), nullable=True),
    sa.Column('extension', sa.String(), nullable=False),
    sa.Column('notice_months', sa.Integer(), nullable=True),
    sa.Column('users', sa.Integer(), nullable=True),
    sa.Column('annual_cost', sa.Float(), nullable=True),
    sa.Column('functional_fit', sa.Integer(), nullable=True),
    sa.Column('technical_fit', sa.Integer(), nullable=True),
    sa.Column('direction', sa.String(), nullable=True),
    sa.Column('experience', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('can_be_shown', sa.Boolean(), nullable=True),
    sa.Column('shown_by', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_submission_system_institution_id_institution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_submission_system_submission_id_submission'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_submission_system'))
    )
    with op.batch_alter_table('submission_system', schema=None) as batch_op:
        batch_op.create_index('ix_submission_system_submission_id_product', ['submission_id', 'product'], unique=False)

    with op.batch_alter_table('submission', schema=None) as batch_op:
        batch_op.add_column(sa.Column('facts_format', sa.Integer(), nullable=False, server_default='1'))
    with op.batch_alter_table('submission', schema=None) as batch_op:
        batch_op.add_column(sa.Column('confirmed', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False, server_default='{}'))
        batch_op.alter_column('facts_format', server_default=None)
    with op.batch_alter_table('submission', schema=None) as batch_op:
        batch_op.alter_column('confirmed', server_default=None)

    # They were one row per system; the application draws them anew out of the frozen documents.
    op.execute('DELETE FROM submission_fact')
    with op.batch_alter_table('submission_fact', schema=None) as batch_op:
        batch_op.add_column(sa.Column('systems', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('least', sa.Float(), nullable=True))
        batch_op.add_column(sa.Column('most', sa.Float(), nullable=True))
        batch_op.add_column(sa.Column('examples', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=True))
        batch_op.drop_index(batch_op.f('ix_submission_fact_part_key'))
        batch_op.drop_index(batch_op.f('ix_submission_fact_submission_id'))
        batch_op.create_index('ix_submission_fact_submission_id_key', ['submission_id', 'key'], unique=False)
        batch_op.drop_column('subject')



def downgrade() -> None:
    op.execute('DELETE FROM submission_fact')
    with op.batch_alter_table('submission_fact', schema=None) as batch_op:
        batch_op.add_column(sa.Column('subject', sa.VARCHAR(), nullable=False))
        batch_op.drop_index('ix_submission_fact_submission_id_key')
        batch_op.create_index(batch_op.f('ix_submission_fact_submission_id'), ['submission_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_submission_fact_part_key'), ['part', 'key'], unique=False)
        batch_op.drop_column('examples')
        batch_op.drop_column('most')
        batch_op.drop_column('least')
        batch_op.drop_column('systems')

    with op.batch_alter_table('submission', schema=None) as batch_op:
        batch_op.drop_column('confirmed')
        batch_op.drop_column('facts_format')

    with op.batch_alter_table('submission_system', schema=None) as batch_op:
        batch_op.drop_index('ix_submission_system_submission_id_product')

    op.drop_table('submission_system')
    with op.batch_alter_table('submission_own', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_submission_own_submission_id'))

    op.drop_table('submission_own')
    with op.batch_alter_table('peer_group_member', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_peer_group_member_institution_id'))

    op.drop_table('peer_group_member')
    with op.batch_alter_table('reading', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reading_person_id'))

    op.drop_table('reading')
    op.drop_table('peer_group')
